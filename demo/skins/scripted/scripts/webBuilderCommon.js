var siteInfo = {
  projectName: "/EpointWebBuilder",
  siteGuid: "7eb5f7f1-9041-43ad-8e13-8fcb82ea831a",
  verification: false,
  pcOnPage: true
};
