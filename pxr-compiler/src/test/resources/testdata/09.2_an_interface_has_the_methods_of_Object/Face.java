/** An interface without superinterfaces implicitly declares the public methods of Object. */
class Face {
    interface I {}

    interface J extends I {
        String toString();
    }

    String of(I i, J j) {
        return i.toString() + j.toString() + i.hashCode();
        //: toString -> Object#toString(); toString@2 -> Face$J#toString()
        //: hashCode -> Object#hashCode()
    }
}
