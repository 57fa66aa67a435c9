package parley.classroom.room;

import parley.proto.classroom.v1.ClassRole;

/**
 * Somebody who may look into a class.
 *
 * @param person number of a delegate; 0 for the teacher and the projector
 */
public record Member(Room room, ClassRole role, int person) {

    boolean isTeacher() {
        return role == ClassRole.CLASS_ROLE_TEACHER;
    }

    boolean isProjector() {
        return role == ClassRole.CLASS_ROLE_PROJECTOR;
    }

    public boolean isDelegate() {
        return role == ClassRole.CLASS_ROLE_DELEGATE;
    }
}
