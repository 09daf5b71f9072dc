() => (window.nianbaoOpened || []).splice(0)
