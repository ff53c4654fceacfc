package server.route;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost:8080",
                "127.0.0.1",
                "127.0.0.1:80",
                "127.1.2.3",
                "[::1]",
                "[::1]:8080"
            })
    void names_of_this_machine_are_local(String header) {
        assertTrue(Hosts.isLocal(header));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "localhost.example.com",
                "127.0.0.1.example.com",
                "127.0.0.1@example.com",
                "10.0.0.1:8080",
                "[::2]"
            })
    void other_names_are_not(String header) {
        assertFalse(Hosts.isLocal(header));
    }

    @Test
    void a_missing_header_is_not() {
        assertFalse(Hosts.isLocal(null));
    }
}
