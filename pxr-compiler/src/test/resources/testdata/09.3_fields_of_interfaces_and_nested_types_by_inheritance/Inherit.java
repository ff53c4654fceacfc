/** Constants and member types come through any number of superinterfaces; the nearest hides. */
class Inherit {
    interface A {
        int X = 1;

        enum Kind {
            ONE
        }

        class Util {
            static int twice(int n) {
                return 2 * n;
            }
        }
    }

    interface B extends A {
        int Y = X + 1;                          //: X -> Inherit$A#X
    }

    interface C extends B {
        String X = "c";

        Kind K = Kind.ONE;
        //: Kind -> Inherit$A$Kind; ONE -> Inherit$A$Kind#ONE
    }

    static class Impl implements C {
        int n = Util.twice(Y) + X.length();
        //: Util -> Inherit$A$Util; twice -> Inherit$A$Util#twice(int); Y -> Inherit$B#Y
        //: X -> Inherit$C#X; length -> String#length()
        int m = C.Y + B.X + Impl.Kind.ONE.ordinal();
        //: Y -> Inherit$B#Y; X -> Inherit$A#X; Kind -> Inherit$A$Kind; ordinal -> Enum#ordinal()

        int of(Kind kind) {
            return switch (kind) {
                case ONE -> K.compareTo(kind);
                //: ONE -> Inherit$A$Kind#ONE; K -> Inherit$C#K; compareTo -> Enum#compareTo(Enum)
            };
        }
    }
}
