import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/** A receiver parameter declares nothing; it is there for annotations on the type of this. */
class Receiver {
    @Target(ElementType.TYPE_USE)
    @interface Mark {}

    int size(@Mark Receiver this) {
    //: annotation Mark -> Receiver$Mark; Receiver -> Receiver
        return 1;
    }

    class Inner {
        Inner(Receiver Receiver.this) {}
        //: def Inner -> Receiver$Inner#<init>(); Receiver -> Receiver; Receiver@2 -> Receiver
    }
}
