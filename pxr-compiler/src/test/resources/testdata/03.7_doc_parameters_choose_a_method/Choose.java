import java.util.Collection;
import java.util.List;

class Choose<T extends Number> {

    /**
     * Types are compared as erased: {@link #m(List)}, {@link #m(Collection) m}. //: doc m -> Choose#m(java.util.List); doc List -> java.util.List; m@2 -> Choose#m(java.util.Collection)
     * A bound stands for a type parameter, and it itself for it: {@link #n(Number)}, {@link #n(T)}. //: doc n -> Choose#n(java.lang.Number); n@2 -> Choose#n(java.lang.Number); T -> Choose<T>
     * With arguments nothing is erased: {@link #m(List<T>)}, {@link #m(List<String>)}. //: doc m -> Choose#m(java.util.Collection); T -> Choose<T>; m@2 -> ?m; String -> java.lang.String
     * Names of parameters are only that: {@link #m(int a, String... names)}. //: m -> Choose#m(int,java.lang.String[]); doc String -> java.lang.String
     * Arrays: {@link #m(int, String[])}. //: m -> Choose#m(int,java.lang.String[])
     * What could be called will do, the last of them: {@link #w(byte)}, {@link #o(String)}. //: w -> Choose#w(long); o -> Choose#o(java.lang.CharSequence)
     * But no type fits a type parameter: {@link #n(Integer)}. //: n -> ?n
     * None: {@link #m(Object)}, {@link #m()}. //: m -> ?m; m@2 -> ?m
     * Constructors: {@link #Choose(T)}, {@link Choose#Choose()}. //: doc Choose -> Choose#<init>(java.lang.Number); Choose@3 -> Choose#<init>()
     * Over lines: {@link #m(
     * Collection) m} //: Collection -> java.util.Collection
     */
    void m(List<T> l) {}

    void m(Collection<? super T> c) {}

    void m(int a, String... names) {}

    void n(T t) {}

    void o(CharSequence s) {}

    void w(int i) {}

    void w(long l) {}

    Choose() {}

    Choose(T t) {}
}
