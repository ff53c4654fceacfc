/** A local variable is in scope in its own initializer and behind it; before it, the field is meant. */
class Scope {
    int x = 1;

    int before() {
        int y = x;                      //: x -> Scope#x
        int x = 2, z = x;               //: x is #x; x@2 -> #x
        return x + y + z;               //: x -> #x
    }
}
