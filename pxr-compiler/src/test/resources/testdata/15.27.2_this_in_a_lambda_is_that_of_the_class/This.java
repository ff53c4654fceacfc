import java.util.function.*;

/** A lambda's body sees names, this and super as its surroundings do. */
class This {
    int x = 1;

    Supplier<Integer> a = () -> this.x + x + hashCode() + super.hashCode();
    //: x -> This#x; x@2 -> This#x; hashCode -> This#hashCode(); hashCode@2 -> Object#hashCode()

    public int hashCode() {
        IntSupplier[] self = new IntSupplier[1];            //: self is #self
        self[0] = () -> self[0].getAsInt();
        //: self -> #self; self@2 -> #self; getAsInt -> IntSupplier#getAsInt()
        return x;
    }
}
