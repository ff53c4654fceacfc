package server.main;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A time of the simulated machine, written with its unit: `2s`, `1.5ms`, `300us`, `700ns`.
///
/// @param units of 100 ns, counted since boot
record SimulatedTime(long units) {

    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)(ns|us|ms|s)");

    private static final Map<String, BigDecimal> UNITS =
            Map.of(
                    "ns", new BigDecimal("0.01"),
                    "us", new BigDecimal("10"),
                    "ms", new BigDecimal("10000"),
                    "s", new BigDecimal("10000000"));

    static final class Converter implements ITypeConverter<SimulatedTime> {
        @Override
        public SimulatedTime convert(String text) {
            Matcher written = WRITTEN.matcher(text);
            if (!written.matches()) {
                throw new TypeConversionException(
                        "'" + text + "' is no time; write it like 2s, 1.5ms or 300us");
            }
            BigDecimal number = new BigDecimal(written.group(1));
            BigDecimal units =
                    number.multiply(UNITS.getOrDefault(written.group(2), BigDecimal.ONE));
            return new SimulatedTime(units.longValue());
        }
    }
}
