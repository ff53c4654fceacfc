package pxr.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedParametersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "; p.C#m(int); true",
                "); p.C#m(int); false",
                "); p.C#m(); true",
                "int; p.C#m(int); true",
                "int; p.C#m(int,int); true",
                "int); p.C#m(int,int); false",
                "in; p.C#m(int); true",
                "in); p.C#m(int); false",
                "int,; p.C#m(int); false",
                "int,; p.C#m(int,int); true",
                "object, Object); p.C#m(java.lang.Object,java.lang.Object); true",
                "lang.Object); p.C#m(java.lang.Object); true",
                "ject); p.C#m(java.lang.Object); false",
                "Map.Entry; p.C#m(java.util.Map$Entry); true",
                "Entry<K, V> e); p.C#m(java.util.Map$Entry); true",
                "Object...); p.C#m(java.lang.Object[]); true",
                "int [] a; p.C#m(int[],int); true",
                "E; p.C#m(java.lang.Object); false",
            })
    void erased_types_fit(String typed, String id, boolean fit) {
        assertEquals(fit, parameters(typed).fitId(id));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "E...); <E> List<E> of(E... elements); true",
                "E); <E> List<E> of(E... elements); false",
                "K,V); V put(K key, V value); true",
                "K,V; V put(K key, V value, Map<? super K, V> map); true",
                "K,V,Map<K,V>); V put(K key, V value, Map<? super K, V> map); true",
                "K,V,Map; V put(K key, V value); false",
            })
    void declared_types_fit(String typed, String signature, boolean fit) {
        assertEquals(fit, parameters(typed).fitSignature(signature));
    }

    private static TypedParameters parameters(String typed) {
        return TypedParameters.of(typed == null ? "" : typed);
    }
}
