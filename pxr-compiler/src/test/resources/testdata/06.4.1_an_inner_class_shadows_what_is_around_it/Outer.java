/** A member of an inner class, inherited ones included, shadows what the outer class and its method declare. */
class Outer {
    int x;
    int y;

    static class Base {
        int y;
    }

    class Inner extends Base {
        int x;

        int sum(int z) {
            return x + y + z + Outer.this.x + super.y;
            //: x -> Outer$Inner#x; y -> Outer$Base#y; x@2 -> Outer#x; y@2 -> Outer$Base#y
        }
    }

    Object local(int y) {                               //: y is #y
        return new Base() {
            int get() {
                return y;                               //: y -> Outer$Base#y
            }
        };
    }
}
