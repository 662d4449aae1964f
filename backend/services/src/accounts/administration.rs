//! Looking after other people's accounts. An owner looks after everybody, an admin after members; the command
//! line of whoever runs the server may do what an owner may.

use aime_domain::account::{Role, name_key};
use aime_domain::ids::UserId;
use aime_storage::user::{self, Account, NewUser, User};
use aime_storage::{Durability, Tx, audit, session};
use secrecy::{ExposeSecret as _, SecretString};

use super::Accounts;
use super::error::{AccountError, Result};
use super::own::name_taken;
use super::rules::Check;

/// Rows of a deleted account that go in one transaction: about 25 ms (DESIGN §3).
const SWEEP: u32 = 2_000;

/// Who looks after accounts.
#[derive(Debug, Clone)]
pub enum Actor {
    /// Somebody signed in.
    Person(User),
    /// Whoever runs commands on the server's machine.
    Operator,
}

impl Actor {
    fn id(&self) -> Option<UserId> {
        match self {
            Self::Person(user) => Some(user.id),
            Self::Operator => None,
        }
    }

    const fn role(&self) -> Role {
        match self {
            Self::Person(user) => user.role,
            Self::Operator => Role::Owner,
        }
    }

    /// Whether the actor may make, change or delete an account of this role.
    fn may_manage(&self, role: Role) -> Result<()> {
        match (self.role(), role) {
            (Role::Owner, _) | (Role::Admin, Role::Member) => Ok(()),
            _ => Err(AccountError::Forbidden),
        }
    }

    /// For members, other accounts do not exist.
    fn must_see_accounts(&self) -> Result<()> {
        if self.role().is_administrator() {
            Ok(())
        } else {
            Err(AccountError::NotFound)
        }
    }
}

/// An account to be.
#[derive(Debug)]
pub struct NewAccount {
    /// Name as chosen.
    pub name: String,
    /// First password.
    pub password: SecretString,
    /// What they may do.
    pub role: Role,
    /// Language of the dashboard.
    pub language: String,
    /// IANA time zone.
    pub time_zone: String,
}

/// What is to change about an account; `None` leaves it.
#[derive(Debug, Default)]
pub struct AccountChange {
    /// What they may do.
    pub role: Option<Role>,
    /// New password; ends their sessions.
    pub password: Option<SecretString>,
    /// Whether they are kept out. Their sessions end, their tokens rest, and no service is read for them.
    pub disabled: Option<bool>,
}

impl Accounts {
    /// All accounts, oldest first.
    pub async fn list_accounts(&self, actor: &Actor) -> Result<Vec<Account>> {
        if !actor.role().is_administrator() {
            return Err(AccountError::Forbidden);
        }
        Ok(user::list_accounts(&self.inner.db.read()).await?)
    }

    /// The account of a name, for the command line.
    pub async fn find_account(&self, name: &str) -> Result<Option<User>> {
        let found = user::find_credentials(&self.inner.db.read(), &name_key(name)).await?;
        Ok(found.map(|credentials| credentials.user))
    }

    /// The account of a name, also a disabled one, for the command line.
    pub async fn find_any_account(&self, name: &str) -> Result<Option<Account>> {
        Ok(user::find_account(&self.inner.db.read(), &name_key(name)).await?)
    }

    /// Adds an account.
    pub async fn add_account(&self, actor: &Actor, new: NewAccount) -> Result<User> {
        actor.may_manage(new.role)?;
        let name = new.name.trim();
        Check::default()
            .name(name)
            .password(new.password.expose_secret())
            .language(&new.language)
            .time_zone(&new.time_zone)
            .done()?;
        let password_hash = self.inner.hasher.hash(&new.password).await?;
        let mut tx = self.begin().await?;
        let row = NewUser {
            name,
            name_key: &name_key(name),
            role: new.role,
            password_hash: &password_hash,
            language: &new.language,
            time_zone: &new.time_zone,
        };
        let id = user::create(&mut tx, &row).await.map_err(name_taken)?;
        audit::record(
            &tx,
            actor.id(),
            "user_add",
            Some(name),
            Some(new.role.as_str()),
        )
        .await?;
        let added = user::get(&tx, id).await?;
        tx.commit().await?;
        Ok(added)
    }

    /// Changes an account's role or password, keeps its user out or lets them in again.
    pub async fn change_account(
        &self,
        actor: &Actor,
        id: UserId,
        change: AccountChange,
    ) -> Result<Account> {
        actor.must_see_accounts()?;
        let mut check = Check::default();
        if let Some(password) = &change.password {
            check.password(password.expose_secret());
        }
        check.done()?;
        let password_hash = match &change.password {
            Some(password) => Some(self.inner.hasher.hash(password).await?),
            None => None,
        };
        let mut tx = self.begin().await?;
        user::lock(&tx).await?;
        let account = user::get_account(&tx, id).await?;
        let before = &account.user;
        actor.may_manage(before.role)?;
        if let Some(role) = change.role.filter(|role| *role != before.role) {
            actor.may_manage(role)?;
            keep_an_owner(&tx, &account).await?;
            user::set_role(&mut tx, id, role).await?;
            audit::record(
                &tx,
                actor.id(),
                "user_role",
                Some(&before.name),
                Some(role.as_str()),
            )
            .await?;
        }
        if let Some(hash) = password_hash {
            user::set_password(&mut tx, id, &hash).await?;
            session::delete_others(&tx, id, None).await?;
            audit::record(&tx, actor.id(), "user_password", Some(&before.name), None).await?;
        }
        if let Some(disabled) = change.disabled
            && disabled != account.disabled_at.is_some()
        {
            if disabled {
                keep_an_owner(&tx, &account).await?;
            }
            user::set_disabled(&mut tx, id, disabled).await?;
            let action = if disabled {
                "user_disable"
            } else {
                "user_enable"
            };
            audit::record(&tx, actor.id(), action, Some(&before.name), None).await?;
        }
        let after = user::get_account(&tx, id).await?;
        tx.commit().await?;
        Ok(after)
    }

    /// Closes an account at once and then deletes everything its user put in, little by little.
    pub async fn delete_account(&self, actor: &Actor, id: UserId) -> Result<()> {
        actor.must_see_accounts()?;
        let mut tx = self.begin().await?;
        user::lock(&tx).await?;
        let account = user::get_account(&tx, id).await?;
        actor.may_manage(account.user.role)?;
        keep_an_owner(&tx, &account).await?;
        user::close(&mut tx, id).await?;
        let name = Some(account.user.name.as_str());
        audit::record(&tx, actor.id(), "user_delete", name, None).await?;
        tx.commit().await?;
        self.sweep(id).await
    }

    /// Ends deletions that a process left undone.
    pub async fn finish_deletions(&self) -> Result<()> {
        for id in user::list_closed(&self.inner.db.read()).await? {
            self.sweep(id).await?;
        }
        Ok(())
    }

    async fn sweep(&self, id: UserId) -> Result<()> {
        loop {
            let tx = self.inner.db.begin(Durability::Normal, self.now()).await?;
            let is_more = user::sweep_rows(&tx, id, SWEEP).await?;
            if !is_more {
                user::delete(&tx, id).await?;
            }
            tx.commit().await?;
            if !is_more {
                return Ok(());
            }
            tokio::task::yield_now().await;
        }
    }
}

/// Refuses what would take the last owner away.
async fn keep_an_owner(tx: &Tx, leaving: &Account) -> Result<()> {
    let counts = leaving.user.role == Role::Owner && leaving.disabled_at.is_none();
    if counts && user::count_owners(tx).await? <= 1 {
        return Err(AccountError::LastOwner);
    }
    Ok(())
}
