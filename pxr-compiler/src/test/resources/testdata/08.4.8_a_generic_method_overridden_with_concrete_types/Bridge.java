/** The overriding method hides the overridden one from lookup, also when their erasures differ. */
class Bridge {
    interface Sink<T> {
        void put(T t);

        default void both(T a, T b) {
            put(a);                             //: put -> Bridge$Sink#put(Object)
        }
    }

    static class Strings implements Sink<String> {
        public void put(String s) {}
    }

    void run(Strings strings, Sink<String> sink) {
        strings.put("a");                       //: put -> Bridge$Strings#put(String)
        sink.put("a");                          //: put -> Bridge$Sink#put(Object)
        strings.both("a", "b");                 //: both -> Bridge$Sink#both(Object,Object)
    }
}
