/**
 * What the web ACL answers an address that asks too often, before any function of the product is reached. One page in both
 * languages, for nothing is known there of who asks; no style or picture, for those would be refused as well.
 */
export const TOO_MANY_REQUESTS = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>操作太频繁 Too many requests</title>
<h1>操作太频繁，请稍后再试</h1>
<p>您的网络在几分钟内打开了太多页面或提交了太多次。请等 5 分钟，再刷新本页，或者返回上一页重新提交。已经提交成功的内容不会丢失。</p>
<p>许多单位共用一个上网出口时，也会出现这个提示。如果反复出现，请告诉收集年报的公开办。</p>
<hr>
<p lang="en">Your network opened too many pages or sent too many forms within a few minutes. Please wait 5 minutes, then reload this page or go back and send again. Nothing that was accepted is lost. If many people share your network and this comes back, please tell the office that collects the reports.</p>
</html>
`;
