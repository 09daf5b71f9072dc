() => !!window.nianbaoWaits && nianbaoWaits()
