// Puppeteer would download its own browser while it is installed, and fail where it cannot.
// The set-up finds or installs one; `CHROMIUM_PATH` names another.
module.exports = { skipDownload: true };
