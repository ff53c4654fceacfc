package nt.ob;

/** What follows an object's header. */
public interface ObjectBody {

    ObjectHeader objectHeader();
}
