import java.util.Collection;
import java.util.List;

/** A wildcard inside a type, an array or the bound of a variable stands for no type of its own. */
class Inside {
    <T> void one(T field) {}

    <T> void one(List<T> field) {}

    <T> void all(T... fields) {}

    <T> void all(List<T>... fields) {}

    <T> void any(Object key, T value) {}

    <T> void any(Object key, Collection<? extends List<T>> value) {}

    <T> T first(Iterable<? extends T> all) {
        return null;
    }

    void calls(List<?> x, List<?>[] array, List<List<?>> nested, Collection<? extends List<?>> bounded) {
        one(x);                             //: one -> Inside#one(List)
        one(first(nested));                 //: one -> Inside#one(List)
        one(first(bounded));                //: one -> Inside#one(Object)
        all(array);                         //: all -> Inside#all(Object[])
        any("", bounded);                   //: any -> Inside#any(Object,Object)
    }
}
