import java.util.Comparator;

/** What a class inherits from its superclass implements the interface's method, which is then not inherited. */
abstract class Order<T> implements Comparator<T> {
    boolean same(Order<? super T> other) {
        return other.equals(this) && equals(other) && other.reversed().equals(this);
        //: equals -> Object#equals(Object); equals@2 -> Object#equals(Object)
        //: reversed -> Comparator#reversed(); equals@3 -> Comparator#equals(Object)
    }
}
