/** A call names the method of the receiver's declared type, even if another runs. */
class Override_ {
    static class A {
        Object get() {
            return "";
        }
    }

    static class B extends A {
        @Override
        String get() {
            return super.get().toString();
            //: get -> Override_$A#get(); toString -> Object#toString()
        }
    }

    void run(A a, B b) {
        a.get().hashCode();
        //: get -> Override_$A#get(); hashCode -> Object#hashCode()
        b.get().hashCode();
        //: get -> Override_$B#get(); hashCode -> String#hashCode()
        ((A) b).get();                          //: get -> Override_$A#get()
    }
}
