import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A generic call as an argument fits only a parameter for which its type arguments exist. */
class Nested {
    void arrays(Integer... all) {}

    void arrays(String... all) {}

    void collection(Object... all) {}

    void collection(Iterable<?> all) {}

    void of(Collection<Integer> all) {}

    void of(Iterable<String> all) {}

    void of(Supplier<Collection<Integer>> all) {}

    void failed(String message, Object... arguments) {}

    void failed(String message, Throwable cause, Object... arguments) {}

    <T extends Exception> T cause() {
        return null;
    }

    void calls(Set<Integer> set, Stream<String> strings, Integer... numbers) {
        arrays(set.toArray(new Integer[0]));                //: arrays -> Nested#arrays(Integer[])
        arrays(strings.toArray(String[]::new));             //: arrays -> Nested#arrays(String[])
        collection(strings.collect(Collectors.toList()));   //: collection -> Nested#collection(Iterable)
        of(Arrays.asList(numbers));                         //: of -> Nested#of(Collection)
        failed("", cause());                                //: failed -> Nested#failed(String,Throwable,Object[])
        Map<String, String> map = new HashMap<>(strings.collect(Collectors.toMap(s -> s, s -> s)));
        //: new HashMap -> HashMap#<init>(Map)
        List<Integer> list = List.copyOf(numbers.length == 0 ? set : Arrays.asList(numbers));
        //: copyOf -> List#copyOf(Collection)
    }
}
