package a;

public class Base {
    void say(String text) {}

    public void say(Object any) {}

    protected void say(Integer number) {}
}
