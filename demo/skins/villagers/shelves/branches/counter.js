function _showDynClicks(clicktype, owner, clickid) { document.write('<span id="dynclicks_' + clicktype + '_' + clickid + '">128</span>'); }
