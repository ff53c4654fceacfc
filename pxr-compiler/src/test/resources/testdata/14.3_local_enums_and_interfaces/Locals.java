/** Enums, interfaces and records in a block are static, and as much types as any. */
class Locals {
    int f(int x) {
        enum Colour {                           //: def Colour -> Locals$1Colour
            RED, GREEN { int n() { return 2; } };

            int n() { return 1; }               //: def n -> Locals$1Colour#n()
        }
        interface Face {                        //: def Face -> Locals$1Face
            int face(Colour c);                 //: Colour -> Locals$1Colour
        }
        @Deprecated
        record Pair(Colour first, Colour second) {}
        Face face = c -> c.n() + x;             //: Face -> Locals$1Face; n -> Locals$1Colour#n()
        switch (Colour.RED) {                   //: RED -> Locals$1Colour#RED
            case GREEN:                         //: GREEN -> Locals$1Colour#GREEN
                final class Inner implements Face { public int face(Colour c) { return 0; } }
                return new Inner().face(null);
            default:
        }
        return face.face(new Pair(Colour.RED, Colour.GREEN).first());
        //: face@2 -> Locals$1Face#face(Locals$1Colour); first -> Locals$1Pair#first()
    }
}
