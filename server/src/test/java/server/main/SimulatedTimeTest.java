package server.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SimulatedTimeTest {

    private final SimulatedTime.Converter converter = new SimulatedTime.Converter();

    @ParameterizedTest
    @CsvSource({"1s,10000000", "1.5ms,15000", "300us,3000", "0s,0", "100ns,1", "99ns,0"})
    void a_time_is_counted_in_100_ns(String text, long units) {
        assertEquals(units, converter.convert(text).units());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "s", "-1s", "1 s", "1m", "1.s", "1e3s", "9999999999999s"})
    void what_is_not_a_number_with_a_unit_is_refused(String text) {
        assertThrows(TypeConversionException.class, () -> converter.convert(text));
    }
}
