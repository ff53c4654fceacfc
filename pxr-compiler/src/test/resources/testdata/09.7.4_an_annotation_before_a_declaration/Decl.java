import java.lang.annotation.*;

/** Declarations of every kind can be annotated. */
@Decl.D
class Decl {
    @Retention(RetentionPolicy.RUNTIME)
    @interface D {
        int value() default 0;
    }

    @D int field;                                           //: annotation D -> Decl$D
    @D Decl(@D int p) {}
    //: annotation D@2 -> Decl$D; def Decl -> Decl#<init>(int)
    @D enum E { @D A, @D(1) B { @D void m() {} } }          //: D@4 -> Decl$D; def A -> Decl$E#A
    @D record R(@D int x) {}
    //: annotation D@2 -> Decl$D; def x -> Decl$R#x

    @D <@D X> void m(final @D int p, @D String... rest) {
        @D final int local = 1;                             //: local is #l
        for (@D int i : new int[] {local}) {}               //: D -> Decl$D; local -> #l
        java.util.function.IntUnaryOperator f = (@D int y) -> y;
        //: annotation D -> Decl$D; y is #y; y@2 -> #y
    }

    record Over(String s) implements Runnable, CharSequence {
        public void run() {}
        public char charAt(int i) { return s.charAt(i); }
        //: s -> Decl$Over#s; charAt@2 -> String#charAt(int)
        @Override public int length() { return s.length(); }
        public CharSequence subSequence(int a, int b) { return s; }
        public String toString() { return s; }
    }

    interface Named { String name(); }

    record Moved(@Override @D String name) implements Named {}
    //: annotation Override -> java.lang.Override; annotation D -> Decl$D
}
