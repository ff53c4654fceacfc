package server.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/ ''",
                "/index.html index.html",
                "/p/symbol/a.B/m(int,char@).html p/symbol/a.B/m(int,char@).html",
                "/p/a%24b.html p/a$b.html",
                "/gr%C3%BC%C3%9Fe grüße",
                "/a+b a+b",
                "/p/ p/",
                "/a%2525 a%25"
            })
    void a_path_is_decoded_once(String raw, String path) {
        assertEquals(Optional.of(path), RequestPath.parse(raw));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "//a",
                "/a//b",
                "/..",
                "/../a",
                "/a/../b",
                "/a/..",
                "/%2e%2e/a",
                "/a%2f..%2fb",
                "/.",
                "/a/./b",
                "/a\\b",
                "/a%5cb",
                "/a%00b",
                "/a%0d%0ab",
                "/%",
                "/%4",
                "/%zz",
                "/%+1",
                "/%C3",
                "/%ff"
            })
    void what_no_page_can_be_called_is_refused(String raw) {
        assertEquals(Optional.empty(), RequestPath.parse(raw));
    }

    @Test
    void the_longest_path_is_taken_and_a_longer_one_refused() {
        String longest = "/" + "a".repeat(RequestPath.LONGEST - 1);
        assertEquals(Optional.of(longest.substring(1)), RequestPath.parse(longest));
        assertEquals(Optional.empty(), RequestPath.parse(longest + "a"));
    }
}
