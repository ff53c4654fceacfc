package a;

public class Base {
    protected Base(String s) {}

    public Base(Object o) {}

    protected void act() {}

    protected static void make() {}

    protected int field;
}
