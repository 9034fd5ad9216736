// What Chromium's virtual authenticator answers: node capture.mjs CASES.json ANSWERS.json
// Each case names the authenticator (as DevTools' WebAuthn domain wants it) and the options of create() and get().
import {readFileSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {chromium} from 'playwright-core';

const [casesFile, answersFile] = process.argv.slice(2);
const cases = JSON.parse(readFileSync(casesFile, 'utf8'));
const server = createServer((request, response) => {
  response.setHeader('content-type', 'text/html');
  response.end('<!doctype html><title>capture</title>');
});
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
const origin = `http://localhost:${server.address().port}`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  const answers = [];
  for (const {name, authenticator, creation, request} of cases) {
    const page = await browser.newPage();
    await page.goto(origin);
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('WebAuthn.enable');
    await devTools.send('WebAuthn.addVirtualAuthenticator', {options: authenticator});
    const registration = await page.evaluate(async options => {
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
      return (await navigator.credentials.create({publicKey})).toJSON();
    }, creation);
    const authentication = await page.evaluate(async options => {
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
      return (await navigator.credentials.get({publicKey})).toJSON();
    }, {...request, allowCredentials: [{type: 'public-key', id: registration.id}]});
    answers.push({name, origin, registration, authentication});
    await page.close();
  }
  writeFileSync(answersFile, JSON.stringify(answers, null, 2));
} finally {
  await browser.close();
  server.close();
}
