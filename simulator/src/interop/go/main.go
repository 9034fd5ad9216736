// go-webauthn in the protocol of Hanko's passkey server: no cookies, a ceremony is found by the challenge in its client
// data. Any tenant, any user. Started as: interop PORT API_KEY
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"sync"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"
)

type account struct {
	id          string
	name        string
	displayName string
	credentials []webauthn.Credential
}

func (a *account) WebAuthnID() []byte                         { return []byte(a.id) }
func (a *account) WebAuthnName() string                       { return a.name }
func (a *account) WebAuthnDisplayName() string                { return a.displayName }
func (a *account) WebAuthnCredentials() []webauthn.Credential { return a.credentials }

type server struct {
	relyingParty *webauthn.WebAuthn
	apiKey       string

	mutex    sync.Mutex
	accounts map[string]*account
	sessions map[string]*webauthn.SessionData // by challenge
}

func main() {
	port, apiKey := os.Args[1], os.Args[2]
	relyingParty, err := webauthn.New(&webauthn.Config{
		RPID:          "localhost",
		RPDisplayName: "Keywave interop",
		RPOrigins:     []string{"http://localhost:" + port},
		AuthenticatorSelection: protocol.AuthenticatorSelection{
			ResidentKey:      protocol.ResidentKeyRequirementRequired,
			UserVerification: protocol.VerificationPreferred,
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	s := &server{
		relyingParty: relyingParty,
		apiKey:       apiKey,
		accounts:     map[string]*account{},
		sessions:     map[string]*webauthn.SessionData{},
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /{tenant}/registration/initialize", s.initializeRegistration)
	mux.HandleFunc("POST /{tenant}/registration/finalize", s.finalizeRegistration)
	mux.HandleFunc("POST /{tenant}/login/initialize", s.initializeLogin)
	mux.HandleFunc("POST /{tenant}/login/finalize", s.finalizeLogin)
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, mux))
}

func (s *server) initializeRegistration(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("apiKey") != s.apiKey {
		refuse(w, http.StatusUnauthorized, "The api key is invalid", nil)
		return
	}
	var asked struct {
		UserID      string `json:"user_id"`
		Username    string `json:"username"`
		DisplayName string `json:"display_name"`
	}
	if err := json.NewDecoder(r.Body).Decode(&asked); err != nil || asked.UserID == "" || asked.Username == "" {
		refuse(w, http.StatusBadRequest, "user_id and username are required", nil)
		return
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	user := s.accounts[asked.UserID]
	if user == nil {
		user = &account{id: asked.UserID}
		s.accounts[asked.UserID] = user
	}
	user.name, user.displayName = asked.Username, asked.DisplayName
	exclusions := webauthn.Credentials(user.credentials).CredentialDescriptors()
	creation, session, err := s.relyingParty.BeginRegistration(user, webauthn.WithExclusions(exclusions))
	s.begin(w, creation, session, err)
}

func (s *server) finalizeRegistration(w http.ResponseWriter, r *http.Request) {
	parsed, err := protocol.ParseCredentialCreationResponse(r)
	if err != nil {
		refuse(w, http.StatusBadRequest, "unable to parse credential creation response", err)
		return
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	session := s.take(parsed.Response.CollectedClientData.Challenge)
	if session == nil {
		refuse(w, http.StatusBadRequest, "received challenge does not match with any stored one", nil)
		return
	}
	user := s.accounts[string(session.UserID)]
	credential, err := s.relyingParty.CreateCredential(user, *session, parsed)
	if err != nil {
		refuse(w, http.StatusBadRequest, "failed to validate attestation", err)
		return
	}
	user.credentials = append(user.credentials, *credential)
	answer(w, http.StatusOK, map[string]string{"token": fmt.Sprintf("%s.%x", user.id, credential.ID)})
}

func (s *server) initializeLogin(w http.ResponseWriter, r *http.Request) {
	assertion, session, err := s.relyingParty.BeginDiscoverableLogin()
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.begin(w, assertion, session, err)
}

func (s *server) finalizeLogin(w http.ResponseWriter, r *http.Request) {
	parsed, err := protocol.ParseCredentialRequestResponse(r)
	if err != nil {
		refuse(w, http.StatusBadRequest, "unable to finish login", err)
		return
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	session := s.take(parsed.Response.CollectedClientData.Challenge)
	user := s.accounts[string(parsed.Response.UserHandle)]
	if session == nil || user == nil {
		refuse(w, http.StatusUnauthorized, "failed to get session data", nil)
		return
	}
	find := func([]byte, []byte) (webauthn.User, error) { return user, nil }
	_, credential, err := s.relyingParty.ValidatePasskeyLogin(find, *session, parsed)
	if err != nil {
		refuse(w, http.StatusUnauthorized, "failed to validate assertion", err)
		return
	}
	// Hanko too leaves it at the library's word: a counter that did not grow is a CloneWarning to it, not an error.
	for i := range user.credentials {
		if bytes.Equal(user.credentials[i].ID, credential.ID) {
			user.credentials[i] = *credential
		}
	}
	answer(w, http.StatusOK, map[string]string{"token": fmt.Sprintf("%s.%x", user.id, credential.ID)})
}

// begin keeps a ceremony's session and answers its options; the mutex is held.
func (s *server) begin(w http.ResponseWriter, options any, session *webauthn.SessionData, err error) {
	if err != nil {
		refuse(w, http.StatusInternalServerError, "no options", err)
		return
	}
	s.sessions[session.Challenge] = session
	answer(w, http.StatusOK, options)
}

// take gives a ceremony's session, once; the mutex is held.
func (s *server) take(challenge string) *webauthn.SessionData {
	session := s.sessions[challenge]
	delete(s.sessions, challenge)
	return session
}

// refuse answers as Hanko does: a title, and what the library said.
func refuse(w http.ResponseWriter, status int, title string, err error) {
	details := ""
	if err != nil {
		details = err.Error()
	}
	answer(w, status, map[string]any{"title": title, "details": details, "status": status})
}

func answer(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(body); err != nil {
		log.Print(err)
	}
}
