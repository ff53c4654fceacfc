/** A type parameter shadows a type of its name, a nested one's own the outer one's. */
class Box<T> {
    class T1 {}

    T value;                            //: T -> Box<T>

    <T1> T1 own(T1 t) {                 //: T1 -> Box#own(Object)<T1>; T1@2 -> Box#own(Object)<T1>
        return t;
    }

    T1 member() {                       //: T1 -> Box$T1
        return null;
    }

    static class Other<T> {
        T value;                        //: T -> Box$Other<T>
    }

    class Inner<T> {
        T value;                        //: T -> Box$Inner<T>
    }
}
