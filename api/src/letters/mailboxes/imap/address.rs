//! Which servers may be spoken to. An administrator of an agency names a host, and the server of this installation must not
//! become a tool to look into the networks around it.
use super::Fault;
use crate::letters::mailboxes::model::{MailSecurity, MailboxProblem};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs};

/// What the operator allows.
#[derive(Debug, Clone)]
pub struct Allowed {
    /// Ports of mail servers.
    pub ports: Vec<u16>,
    /// Whether addresses of private networks may be spoken to.
    pub private_addresses: bool,
}

impl Allowed {
    /// Addresses of a host that may be spoken to. The connection is made to one of these, never by a second look-up of the
    /// name, which might answer something else.
    pub fn resolve(&self, host: &str, port: u16, security: MailSecurity) -> Result<Vec<SocketAddr>, Fault> {
        if !self.ports.contains(&port) {
            return Err(Fault::new(MailboxProblem::PortRefused, port));
        }
        let found = (host, port)
            .to_socket_addrs()
            .map_err(|e| Fault::new(MailboxProblem::Unreachable, format!("{host}: {e}")))?;
        self.choose(found.collect(), host, security)
    }

    fn choose(
        &self,
        found: Vec<SocketAddr>,
        host: &str,
        security: MailSecurity,
    ) -> Result<Vec<SocketAddr>, Fault> {
        if found.is_empty() {
            return Err(Fault::new(MailboxProblem::Unreachable, host));
        }
        let fits = |address: &SocketAddr| {
            let ip = address.ip().to_canonical();
            (self.private_addresses || is_public(ip)) && (security != MailSecurity::None || ip.is_loopback())
        };
        let fitting: Vec<SocketAddr> = found.into_iter().filter(fits).collect();
        if fitting.is_empty() { Err(Fault::new(MailboxProblem::AddressRefused, host)) } else { Ok(fitting) }
    }
}

/// Whether an address belongs to the public network (IANA's registries of special addresses).
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    !(ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_multicast()
        || ip.is_documentation()
        || a == 0
        || a >= 240
        || (a == 100 && (64..128).contains(&b))
        || (a == 198 && (18..20).contains(&b))
        || (a == 192 && b == 0 && c == 0))
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [a, b, ..] = ip.segments();
    // global unicast, without documentation and without the two ways to carry an IPv4 address inside
    (a & 0xE000) == 0x2000 && !(a == 0x2001 && (b == 0x0DB8 || b == 0)) && a != 0x2002
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_addresses_are_spoken_to() {
        for public in ["103.23.20.1", "8.8.8.8", "2404:8000::1"] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
        for private in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "198.18.0.1",
            "192.0.0.8",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "fd00::1",
            "fe80::1",
            "2002:7f00:1::",
            "2001:db8::1",
            "64:ff9b::7f00:1",
            "ff02::1",
        ] {
            assert!(!is_public(private.parse().unwrap()), "{private}");
        }
    }

    #[test]
    fn port_address_and_protection_are_judged_together() {
        use MailSecurity::{None as Plain, Tls};
        let strict = Allowed { ports: vec![143, 993], private_addresses: false };
        let open = Allowed { ports: vec![10143], private_addresses: true };
        let problem = |allowed: &Allowed, host, port, security| {
            allowed.resolve(host, port, security).map_err(|fault| fault.problem).err()
        };
        assert_eq!(problem(&strict, "127.0.0.1", 25, Tls), Some(MailboxProblem::PortRefused));
        assert_eq!(problem(&strict, "127.0.0.1", 993, Tls), Some(MailboxProblem::AddressRefused));
        assert_eq!(problem(&strict, "::ffff:10.0.0.1", 993, Tls), Some(MailboxProblem::AddressRefused));
        assert_eq!(problem(&strict, "8.8.8.8", 143, Plain), Some(MailboxProblem::AddressRefused));
        assert_eq!(problem(&strict, "8.8.8.8", 993, Tls), None);
        assert_eq!(problem(&open, "127.0.0.1", 10143, Plain), None);
        assert_eq!(problem(&open, "10.0.0.1", 10143, Plain), Some(MailboxProblem::AddressRefused));
    }
}
