/** Of abstract methods inherited from unrelated interfaces the language lets a compiler choose any. */
class Twice {
    interface A {
        void close();
    }

    interface B {
        void close();
    }

    interface Both extends A, B {}

    void run(Both both) {
        both.close();
        //: close -> Twice$A#close(); close -> Twice$B#close()
    }
}
