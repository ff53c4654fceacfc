package pxr.index;

import java.util.regex.Pattern;

/** Tells tests from the code that they test, by the places that build tools give them. */
public final class TestCode {

    private static final Pattern TEST_PATH =
            Pattern.compile(
                    "(^|/)(test|tests|testFixtures|jmh|it|integration-?[tT]est)/|(Test|Tests|TestCase|IT)\\.java$");

    private TestCode() {}

    public static boolean isAt(String path) {
        return TEST_PATH.matcher(path).find();
    }
}
