/** Constant expressions are ordinary expressions for binding. */
class Const {
    static final int A = 1 << 4, B = A | Const.A;           //: A@2 -> Const#A; A@3 -> Const#A
    static final String S = "a" + A + S2.X;                 //: S2 -> Const$S2; X -> Const$S2#X

    static class S2 {
        static final String X = S.isEmpty() ? "x" : "y";
        //: S -> Const#S; isEmpty -> String#isEmpty()
    }
}
