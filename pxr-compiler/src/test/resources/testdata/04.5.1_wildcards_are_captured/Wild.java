import java.util.*;

/** A member of a type with wildcards has the type that the bound allows. */
class Wild {
    void run(List<? extends CharSequence> up, List<? super Integer> down, Map<?, ? extends List<?>> any) {
        up.get(0).length();                                 //: length -> CharSequence#length()
        down.get(0).hashCode();                             //: hashCode -> Object#hashCode()
        down.add(1);                                        //: add -> List#add(Object)
        any.values().iterator().next().get(0).toString();
        //: values -> Map#values(); next -> Iterator#next(); get -> List#get(int)
        //: toString -> Object#toString()
        for (var e : any.entrySet()) e.getValue().size();
        //: e is #e; e@2 -> #e; getValue -> Map$Entry#getValue(); size -> List#size()
        swap(up);                                           //: swap -> Wild#swap(List)
    }

    <T> void swap(List<T> list) {
        list.set(0, list.get(1));
        //: set -> List#set(int,Object); get -> List#get(int)
    }
}
