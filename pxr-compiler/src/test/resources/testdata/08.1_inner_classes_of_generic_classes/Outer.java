import java.util.*;

/** An inner class has the type parameters of the classes around it. */
class Outer<T> {
    T value;

    class Inner {
        T get() {                               //: T -> Outer<T>
            return value;
        }

        <U> Map<T, U> map(U u) {
            return null;
        }
    }

    Inner inner = new Inner();

    static class Sub extends Outer<List<String>> {
        Inner mine;

        void run() {
            mine.get().get(0).trim();
            //: get -> Outer$Inner#get(); get@2 -> List#get(int); trim -> String#trim()
            inner.get().size();                 //: size -> List#size()
            value.add("a");                     //: add -> List#add(Object)
        }
    }

    void run(Outer<String> o, Outer<Integer>.Inner i, Outer<? extends CharSequence> w) {
        o.inner.get().trim();
        //: inner -> Outer#inner; get -> Outer$Inner#get(); trim -> String#trim()
        o.new Inner().get().trim();             //: trim -> String#trim()
        i.get().intValue();                     //: intValue -> Integer#intValue()
        i.map("x").get(1).trim();
        //: map -> Outer$Inner#map(Object); trim -> String#trim()
        w.inner.get().length();                 //: length -> CharSequence#length()
        new Outer<Long>().new Inner().get().longValue();    //: longValue -> Long#longValue()
    }
}
