package pxr.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuperCallTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    super.m()              | true
                    Outer.super . m()      | true
                    super::m               | true
                    super.<K, L<? super T>>m() | true
                    x.m()                  | false
                    m()                    | false
                    mysuper.m()            | false
                    x.<super_>m()          | false
                    x > m()                | false
                    """)
    void a_call_on_super_is_told_by_what_stands_before_its_name(String code, boolean expected) {
        assertEquals(expected, SuperCall.isAt(code, code.lastIndexOf('m')), code);
    }
}
