function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){
	if(_nPageCount == null || _nPageCount<=1){
		return;
	}
	var nCurrIndex = _nCurrIndex || 0;
	document.write("共"+_nPageCount+"页&nbsp;");
	// 1 输出首页和上一页
	if(nCurrIndex == 0)
		document.write("首页&nbsp;上一页&nbsp;");
	else{
		var nPreIndex = nCurrIndex - 1;
		var sPreFileExt = nPreIndex == 0 ? "" : ("_" + nPreIndex);
		document.write("<a href=\""+_sPageName+"."+_sPageExt+"\">首页</a>&nbsp;");
		document.write("<a href=\"" + _sPageName + sPreFileExt + "."+_sPageExt+"\">上一页</a>&nbsp;");
	}
	// 2 输出下一页和末页
	if(nCurrIndex == _nPageCount-1)
		document.write("下一页&nbsp;尾页");
	else{
		var nNextIndex = nCurrIndex + 1;
		document.write("<a href=\""+_sPageName+"_" + nNextIndex + "."+_sPageExt+"\">下一页</a>&nbsp;");
		document.write("<a href=\""+_sPageName+"_" + (_nPageCount-1) + "."+_sPageExt+"\">尾页</a>&nbsp;");
	}
	// 3 跳转
	document.write("&nbsp;转到第<input type='text' id='num' size='3'>页<input type='button' value='GO' onClick=\"toPage("+_nPageCount+",'"+_sPageName+"','"+_sPageExt+"')\">");
}
function toPage(nCount, sName, sExt){
	var num = parseInt(document.getElementById("num").value);
	if(isNaN(num) || num < 1 || num > nCount){ alert("请输入正确的页码"); return; }
	location.href = num == 1 ? sName + "." + sExt : sName + "_" + (num-1) + "." + sExt;
}
