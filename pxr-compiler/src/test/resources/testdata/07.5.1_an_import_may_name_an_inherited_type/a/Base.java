package a;

public class Base {
    public static class Nested {}
}
