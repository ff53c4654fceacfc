package pxr.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "p.q.Outer$Inner p/q/Outer Inner",
                "Main '' Main",
                "p.A#field p/A field",
                "p.A#m(java.lang.String,int[]) p/A m",
                "p.A$B#<init>(int) p/A/B B",
                "module:a.b a b",
                "p.$ p $",
                "$ '' $",
                "p.Cash$ p Cash$",
            })
    void an_id_has_qualifiers_and_a_simple_name(String id, String qualifiers, String simple) {
        SymbolName name = SymbolName.of(id);
        assertEquals(qualifiers, String.join("/", name.qualifiers()));
        assertEquals(simple, name.simple());
    }
}
