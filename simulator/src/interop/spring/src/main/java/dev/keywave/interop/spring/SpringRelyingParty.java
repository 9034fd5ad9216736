package dev.keywave.interop.spring;

import static org.springframework.security.config.Customizer.withDefaults;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;

/** Spring Security's passkeys as its documentation shows them: default pages, default in-memory repositories. */
@SpringBootApplication
public class SpringRelyingParty {

    /** Starts it on {@code --server.port}. */
    public static void main(String[] arguments) {
        SpringApplication.run(SpringRelyingParty.class, arguments);
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http, @Value("${server.port}") int port) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .formLogin(withDefaults())
                .webAuthn(passkeys ->
                        passkeys.rpName("Keywave interop").rpId("localhost").allowedOrigins("http://localhost:" + port))
                .build();
    }

    /** Knows everybody; {noop} since a password's hash is not what is put to the test. */
    @Bean
    UserDetailsService users() {
        return name -> User.withUsername(name)
                .password("{noop}pw-" + name)
                .roles("USER")
                .build();
    }
}
