package p;

public class Kinds extends Base {}

class Base {
    public enum Kind {
        BASE
    }
}
