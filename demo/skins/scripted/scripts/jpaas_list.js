var root = document.getElementById('app');
var vm = new Vue({
  el: '#app',
  data: { channelId: root.getAttribute('data-channel'), list: [], total: 0, page: 1, size: parseInt(root.getAttribute('data-size'), 10), loaded: false },
  methods: {
    getList: function () {
      var _this = this;
      axios.get('/common/search/' + _this.channelId, { params: { _isAgg: true, _isJson: true, _pageSize: _this.size, _template: 'index', _rangeTimeGte: '', _channelName: '', page: _this.page } }).then(function (res) {
        if (res.data.code === 200) {
          _this.list = res.data.data.results;
          _this.total = res.data.data.total;
        }
        _this.loaded = true;
      });
    },
    turn: function (val) {
      this.page = val;
      this.getList();
    }
  },
  created: function () { this.getList(); }
});
