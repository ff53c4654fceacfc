/** The parameter of a multi-catch has the least upper bound as its type. */
class Catch {
    static class A extends Exception {
        void both() {}
    }

    static class B extends A {}

    static class C extends A {}

    void run() {
        try {
            throw System.in == null ? new B() : new C();
            //: in -> System#in; new B -> Catch$B#<init>(); new C -> Catch$C#<init>()
        } catch (B | C e) {                                 //: B -> Catch$B; C -> Catch$C; e is #e
            e.both();                                       //: e -> #e; both -> Catch$A#both()
        } catch (final Exception e) {                       //: e is #f
            e.printStackTrace();
            //: e -> #f; printStackTrace -> Throwable#printStackTrace()
        } finally {
            hashCode();                                     //: hashCode -> Object#hashCode()
        }
    }
}
