using OrleansBank.Domain;

namespace OrleansBank.Contracts;

/// <summary>Who is connected to this gateway. In an embedded run nobody asks.</summary>
public interface IPresence
{
    /// <summary>Who is told from now on. Once, before anybody is connected.</summary>
    void Watch(IPresenceWatcher watcher);

    /// <summary>Visits every connected person.</summary>
    void Visit(IPresenceVisitor visitor);
}

/// <summary>Returns at once: it is called in the middle of a connection's beginning or end.</summary>
public interface IPresenceWatcher
{
    /// <summary>A connection begins, and has read nothing yet. There may be others of the person.</summary>
    void Came(UserId user);

    /// <summary>The person's last connection here has ended.</summary>
    void Left(UserId user);
}

public interface IPresenceVisitor
{
    /// <param name="lastSeq">The last sequence that all live connections of the person here have; null while each reads what it missed.</param>
    void Visit(UserId user, long? lastSeq);
}
