// SimpleWebAuthn in the protocol of its own example, with an account for each ?username= where the example has one.
// Started as: node server.mjs PORT
import { randomBytes, randomUUID } from 'node:crypto';
import express from 'express';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';

const port = Number(process.argv[2]);
const rpID = 'localhost';
const expectedOrigin = `http://localhost:${port}`;

/** name -> {name, id, credentials: credential ID -> credential} */
const users = new Map();
/** session cookie -> {challenge, user} of the ceremony under way */
const sessions = new Map();

const app = express();
app.use(express.json());

function user(name) {
  if (!users.has(name)) {
    users.set(name, { name, id: randomBytes(32), credentials: new Map() });
  }
  return users.get(name);
}

function begin(response, options, of) {
  const session = randomUUID();
  sessions.set(session, { challenge: options.challenge, user: of });
  response.cookie('session', session, { httpOnly: true }).json(options);
}

/** The ceremony of the request's session: it can be answered once. */
function take(request) {
  const session = /(?:^|; )session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
  const ceremony = sessions.get(session);
  sessions.delete(session);
  if (!ceremony) {
    throw new Error('No ceremony is under way in this session');
  }
  return ceremony;
}

app.get('/generate-registration-options', async (request, response) => {
  const registering = user(request.query.username ?? 'user@localhost');
  const options = await generateRegistrationOptions({
    rpName: 'Keywave interop',
    rpID,
    userName: registering.name,
    userID: registering.id,
    excludeCredentials: [...registering.credentials.keys()].map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  });
  begin(response, options, registering);
});

app.post('/verify-registration', async (request, response) => {
  const { challenge, user: registering } = take(request);
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: request.body,
    expectedChallenge: challenge,
    expectedOrigin,
    expectedRPID: rpID,
    requireUserVerification: false,
  });
  if (verified) {
    registering.credentials.set(registrationInfo.credential.id, registrationInfo.credential);
  }
  response.json({ verified });
});

app.get('/generate-authentication-options', async (request, response) => {
  const returning = user(request.query.username ?? 'user@localhost');
  const options = await generateAuthenticationOptions({
    rpID,
    allowCredentials: [...returning.credentials.values()].map(({ id, transports }) => ({ id, transports })),
  });
  begin(response, options, returning);
});

app.post('/verify-authentication', async (request, response) => {
  const { challenge, user: returning } = take(request);
  const credential = returning.credentials.get(request.body.id);
  if (!credential) {
    throw new Error('Authenticator is not registered with this site');
  }
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: request.body,
    expectedChallenge: challenge,
    expectedOrigin,
    expectedRPID: rpID,
    credential,
    requireUserVerification: false,
  });
  if (verified) {
    credential.counter = authenticationInfo.newCounter;
  }
  response.json({ verified });
});

// As the example does: what the library throws is the answer.
app.use((error, request, response, next) => {
  response.status(400).json({ error: error.message });
});

app.listen(port, '127.0.0.1');
