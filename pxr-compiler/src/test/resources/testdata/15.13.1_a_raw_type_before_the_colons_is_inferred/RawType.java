import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** List::size and Map.Entry::getKey name raw types; their arguments come from the function type. */
class RawType {
    void run(Map<String, Integer> map, Stream<List<String>> lists) {            //: map is #map
        map.entrySet().stream().map(Map.Entry::getKey).map(String::length);
        //: map -> #map; Map -> java.util.Map; Entry -> java.util.Map$Entry
        //: methodref getKey -> Map$Entry#getKey(); methodref length -> String#length()
        lists.map(List::iterator).forEach(i -> i.next().trim());
        //: methodref iterator -> List#iterator(); next -> Iterator#next(); trim -> String#trim()
        Function<List<String>, Stream<String>> f = List::stream;
        //: methodref stream -> Collection#stream()
        map.entrySet().stream().sorted(Map.Entry.comparingByValue()).findFirst().get().getKey().trim();
        //: comparingByValue -> Map$Entry#comparingByValue(); trim -> String#trim()
    }
}
