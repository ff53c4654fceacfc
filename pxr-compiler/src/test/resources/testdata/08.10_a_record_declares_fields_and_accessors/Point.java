/** A component declares a field and an accessor, all together a constructor; equals is implied, too. */
record Point(int x, int y) {                    //: def x -> Point#x
    static final Point ZERO = new Point(0, 0);  //: new Point@2 -> Point#<init>(int,int)

    int sum() {
        return x + y() + this.y;
        //: x -> Point#x; call y -> Point#y(); y@2 -> Point#y
    }

    boolean same(Point other) {
        return other.x == x() && equals(other);
        //: x -> Point#x; call x@2 -> Point#x(); equals -> Point#equals(Object)
    }
}
