var vm = new Vue({
  el: '#app',
  data: { units: [], kinds: ['全部', '镇', '乡', '街道', '部门'], cur: 0 },
  computed: {
    shown: function () {
      var last = { '镇': '镇', '乡': '乡', '街道': '道', '部门': '局' }[this.kinds[this.cur]];
      return this.units.filter(function (u) { return !last || u.kind === last; });
    }
  },
  methods: {
    open: function (u) { window.location.href = u.indexUrl; }
  },
  mounted: function () {
    var that = this, type = document.getElementById('app').getAttribute('data-type') || location.pathname.split('/').slice(-2)[0];
    axios.get('/api-gateway/jpaas-jiop-web-server/front/organ/list', { params: { webId: 'd36e8e5c0b1f4a4f9b1f6a7c2f0e9a11', type: type } }).then(function (r) { that.units = r.data.data; });
  }
});
