package a;

public class Base {
    int field = 1;
    private int hidden = 2;

    void method() {}

    static class Type {}
}
